package dev.logodds.fit;

import dev.logodds.matrix.Cholesky;
import dev.logodds.matrix.Gram;
import dev.logodds.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * Coordinates in which a model matrix is easy to fit: columns centred (when there is an intercept), scaled to unit
 * spread and, where they are still nearly dependent, orthonormalised. Columns that depend linearly on those before them
 * are left out (aliased), by the rule of R's {@code lm}: the part of the column that is new is under 1e−11 of it.
 *
 * @param z n rows; its columns belong to {@code kept}
 * @param kept the columns of the model matrix that are not aliased, in order
 * @param back β = back · θ for the kept columns, upper triangular but for the row of the intercept
 */
@SuppressWarnings("ArrayRecordComponent")
record Basis(Matrix z, int[] kept, Matrix back) {
    private static final double ALIASED = 1e-11;
    /** Above this squared sine between each column and those before it, scaling alone is good enough. */
    private static final double WELL_CONDITIONED = 1e-3;

    static Basis of(Matrix x, double[] w, boolean intercept) {
        return new Construction(x, w, intercept).build();
    }

    double[] coefficients(double[] theta) {
        return back.times(theta);
    }

    /** The covariance of β from that of θ. */
    Matrix covariance(Matrix ofTheta) {
        return back.times(ofTheta).times(back.transposed());
    }

    private static final class Construction {
        private final Matrix x;
        private final double[] w;
        private final boolean intercept;
        private final double[] mean;
        private final double[] spread;
        private final double[] raw;
        private double total;

        Construction(Matrix x, double[] w, boolean intercept) {
            this.x = x;
            this.w = w;
            this.intercept = intercept;
            this.mean = new double[x.columns()];
            this.spread = new double[x.columns()];
            this.raw = new double[x.columns()];
        }

        Basis build() {
            for (int j = 0; j < x.columns(); j++) {
                describe(j);
            }
            Matrix scaled = scaled();
            boolean spread = true;
            for (int j = 0; j < x.columns(); j++) {
                spread &= this.spread[j] > ALIASED * raw[j];
            }
            return spread && wellConditioned(scaled) ? plain(scaled) : orthonormal(scaled);
        }

        private boolean isIntercept(int j) {
            return intercept && j == 0;
        }

        private void describe(int j) {
            Moments moments = Moments.of(x.column(j), w);
            total = moments.weight();
            raw[j] = Math.hypot(moments.mean(), moments.deviation());
            if (isIntercept(j)) {
                spread[j] = 1;
            } else if (intercept) {
                mean[j] = moments.mean();
                spread[j] = moments.deviation();
            } else {
                spread[j] = raw[j];
            }
        }

        private Matrix scaled() {
            Matrix scaled = Matrix.zeros(x.rows(), x.columns());
            for (int i = 0; i < x.rows(); i++) {
                for (int j = 0; j < x.columns(); j++) {
                    scaled.set(i, j, spread[j] == 0 ? 0 : (x.get(i, j) - mean[j]) / spread[j]);
                }
            }
            return scaled;
        }

        private boolean wellConditioned(Matrix scaled) {
            int p = x.columns();
            double[] gram = new double[p * p];
            Gram.weighted(scaled, w, gram);
            return x.rows() >= p && Cholesky.factor(gram, p) > WELL_CONDITIONED;
        }

        private Basis plain(Matrix scaled) {
            int[] all = new int[x.columns()];
            java.util.Arrays.setAll(all, j -> j);
            return new Basis(scaled, all, affine(all, Matrix.identity(all.length)));
        }

        /** Turns (scaled coefficients) = r⁻¹θ into β: β_j = b_j / s_j, and the intercept takes −Σ m_j β_j. */
        private Matrix affine(int[] kept, Matrix inverse) {
            Matrix back = inverse;
            for (int a = 0; a < kept.length; a++) {
                for (int k = 0; k < kept.length; k++) {
                    back.set(a, k, back.get(a, k) / spread[kept[a]]);
                }
            }
            if (intercept) {
                for (int a = 1; a < kept.length; a++) {
                    for (int k = 0; k < kept.length; k++) {
                        back.set(0, k, back.get(0, k) - mean[kept[a]] * back.get(a, k));
                    }
                }
            }
            return back;
        }

        /** Gram–Schmidt, each column twice (Björck): Z = scaled · R⁻¹ with Z'WZ = total · I. */
        private Basis orthonormal(Matrix scaled) {
            List<double[]> units = new ArrayList<>();
            List<double[]> upper = new ArrayList<>();
            List<Integer> kept = new ArrayList<>();
            for (int j = 0; j < x.columns(); j++) {
                double[] column = scaled.column(j);
                double[] r = new double[x.columns()];
                for (int pass = 0; pass < 2; pass++) {
                    for (int k = 0; k < units.size(); k++) {
                        double dot = dot(units.get(k), column) / total;
                        r[k] += dot;
                        subtract(column, dot, units.get(k));
                    }
                }
                double norm = Math.sqrt(dot(column, column) / total);
                if (norm * spread[j] > ALIASED * raw[j] && kept.size() < x.rows()) {
                    r[units.size()] = norm;
                    for (int i = 0; i < column.length; i++) {
                        column[i] /= norm;
                    }
                    units.add(column);
                    upper.add(r);
                    kept.add(j);
                }
            }
            int[] indices = kept.stream().mapToInt(Integer::intValue).toArray();
            return new Basis(together(units), indices, affine(indices, inverse(upper)));
        }

        private double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += w[i] * a[i] * b[i];
            }
            return sum;
        }

        private static void subtract(double[] from, double factor, double[] what) {
            for (int i = 0; i < from.length; i++) {
                from[i] -= factor * what[i];
            }
        }

        private Matrix together(List<double[]> columns) {
            Matrix z = Matrix.zeros(x.rows(), columns.size());
            for (int i = 0; i < x.rows(); i++) {
                for (int k = 0; k < columns.size(); k++) {
                    z.set(i, k, columns.get(k)[i]);
                }
            }
            return z;
        }

        /** R⁻¹ by back substitution; {@code upper.get(k)} is column k of R. */
        private static Matrix inverse(List<double[]> upper) {
            int p = upper.size();
            Matrix inverse = Matrix.zeros(p, p);
            for (int c = 0; c < p; c++) {
                for (int i = c; i >= 0; i--) {
                    double sum = i == c ? 1 : 0;
                    for (int k = i + 1; k <= c; k++) {
                        sum -= upper.get(k)[i] * inverse.get(k, c);
                    }
                    inverse.set(i, c, sum / upper.get(i)[i]);
                }
            }
            return inverse;
        }
    }
}
