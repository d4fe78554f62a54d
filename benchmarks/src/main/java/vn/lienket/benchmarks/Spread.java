package vn.lienket.benchmarks;

import java.util.Collection;

/** Median, least and most: with so few and such noisy runs nothing else is honest. */
record Spread(double median, double least, double most, int count) {

    static Spread of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** @param format of one number, as {@link String#format} has it */
    String text(String format) {
        if (count == 0) {
            return "–";
        }
        String middle = format.formatted(median);
        return count == 1 ? middle : middle + " (" + format.formatted(least) + "–" + format.formatted(most) + ")";
    }
}
