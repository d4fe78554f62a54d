package vn.lienket.account.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** So many a second for each name, and as many again at once after a pause. */
final class Buckets {

    private static final long MOST_NAMES = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_NAMES)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    ConsumptionProbe take(String name, int perSecond) {
        return buckets.get(name, fresh -> bucket(perSecond)).tryConsumeAndReturnRemaining(1);
    }

    private static Bucket bucket(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
