package dev.logodds.fit;

/** The order of numbers, without boxing them: ranking some ten thousand forecasts is what a moved slider waits for. */
final class Order {
    private static final int FEW = 12;

    private Order() {}

    /** The indices by ascending value; equal values keep their order. NaN comes last. */
    static int[] ascending(double[] values) {
        int[] order = new int[values.length];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        sort(order, order.clone(), 0, order.length, values);
        return order;
    }

    /** Merges halves of {@code from} into {@code to}; both hold the same indices at the start. */
    private static void sort(int[] to, int[] from, int begin, int end, double[] values) {
        if (end - begin <= FEW) {
            insert(to, begin, end, values);
            return;
        }
        int middle = (begin + end) >>> 1;
        sort(from, to, begin, middle, values);
        sort(from, to, middle, end, values);
        if (!(Double.compare(values[from[middle - 1]], values[from[middle]]) > 0)) {
            System.arraycopy(from, begin, to, begin, end - begin);
            return;
        }
        int a = begin;
        int b = middle;
        for (int k = begin; k < end; k++) {
            boolean first = b >= end || (a < middle && !(Double.compare(values[from[a]], values[from[b]]) > 0));
            to[k] = first ? from[a++] : from[b++];
        }
    }

    private static void insert(int[] order, int begin, int end, double[] values) {
        for (int i = begin + 1; i < end; i++) {
            int moved = order[i];
            int k = i;
            for (; k > begin && Double.compare(values[order[k - 1]], values[moved]) > 0; k--) {
                order[k] = order[k - 1];
            }
            order[k] = moved;
        }
    }
}
