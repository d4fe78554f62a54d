package vn.lienket.notification.mail;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.unbescape.html.HtmlEscape;
import vn.lienket.notification.Language;
import vn.lienket.notification.Letter;
import vn.lienket.notification.Letters;
import vn.lienket.notification.Matter;
import vn.lienket.notification.Message;
import vn.lienket.notification.Notice;

@Component
class ThymeleafLetters implements Letters {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Passages passages;
    private final Map<Kind, Forms> forms = new ConcurrentHashMap<>();

    ThymeleafLetters(Passages passages) {
        this.passages = passages;
        engine.addTemplateResolver(templates("*.html", TemplateMode.HTML));
        engine.addTemplateResolver(templates("*.txt", TemplateMode.TEXT));
    }

    @Override
    public Letter write(Notice notice, Optional<String> fullName, Language language) {
        String[] text = new String[Blank.ALL];
        String[] html = new String[Blank.ALL];
        Set<Blank> blanks = Set.of();
        for (Language each : Language.values()) {
            Map<Blank, String> values = passages.values(each, notice, fullName);
            values.forEach((blank, value) -> {
                text[blank.place(each)] = value;
                html[blank.place(each)] = HtmlEscape.escapeHtml4Xml(value);
            });
            blanks = values.keySet();
        }
        Forms ofKind = forms.computeIfAbsent(Kind.of(notice.matter(), language, blanks), this::forms);
        return new Letter(passages.subject(notice, language), ofKind.text.filled(text), ofKind.html.filled(html));
    }

    private Forms forms(Kind kind) {
        List<Passage> marked = Stream.of(kind.first, kind.first.other())
                .map(language -> passages.in(language, kind.matter, Blank.marks(language, kind.blanks)))
                .toList();
        return new Forms(Form.of(rendered("letter.txt", marked)), Form.of(rendered("letter.html", marked)));
    }

    String rendered(String template, List<Passage> passages) {
        Context context = new Context();
        context.setVariable("passages", passages);
        return engine.process(template, context);
    }

    /** Letters with the same words. The reasons are those that have some, so that there are few, whatever facts say. */
    private record Kind(Matter matter, Language first, Set<Blank> blanks) {

        static Kind of(Matter matter, Language first, Set<Blank> blanks) {
            boolean hasWords = matter.kind().reasons().contains(matter.reason());
            return new Kind(new Matter(matter.kind(), hasWords ? matter.reason() : ""), first, EnumSet.copyOf(blanks));
        }
    }

    private record Forms(Form text, Form html) {}

    @Override
    public String brief(Notice notice, Language language) {
        return passages.brief(notice, language);
    }

    @Override
    public Message say(Notice notice, Language language) {
        Passage passage = passages.in(language, notice.matter(), passages.values(language, notice, Optional.empty()));
        return new Message(
                passage.heading().title(),
                passage.paragraphs(),
                passages.address(notice).orElse(null));
    }

    private static ClassLoaderTemplateResolver templates(String names, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/mail/");
        resolver.getResolvablePatternSpec().addPattern(names);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
