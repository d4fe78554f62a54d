-- Headers in one value, names and values each after its length. Rows with `headers` are of instances of before: some may wait, and some be written while instances are replaced.
alter table outbox add head bytea, alter headers drop not null;

create function outbox_head(headers text[]) returns bytea language sql stable as $$
    select string_agg(int2send(octet_length(word)::int2) || convert_to(word, 'UTF8'), ''::bytea order by place)
    from unnest(headers) with ordinality as words (word, place)
$$;
