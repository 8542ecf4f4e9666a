// The benchmark programs: their names and sizes. One row a program; `size` is what NAME.py and
// NAME.js take when they get no argument (the twin then takes 0.1 to 1 s as a whole process, CPython
// 3.11 at most a minute), `small` is a size that every engine finishes at once and for which the
// program knows its answer.
//
// Invariant: `size` equals DEFAULT in both files of the program.

export interface BenchProgram {
  readonly name: string;
  readonly size: number;
  readonly small: number;
  /**
   * Whether it is a loop over numbers, rather than recursion, objects, generators, text or whole
   * numbers of any length.
   */
  readonly loop: boolean;
}

export const benchPrograms: readonly BenchProgram[] = [
  { name: "nbody", size: 50_000, small: 100, loop: true },
  { name: "spectral_norm", size: 200, small: 10, loop: true },
  { name: "fannkuch", size: 9, small: 6, loop: true },
  { name: "mandelbrot", size: 320, small: 32, loop: true },
  { name: "matmul", size: 180, small: 20, loop: true },
  { name: "sieve", size: 2_000_000, small: 10_000, loop: true },
  { name: "collatz", size: 50_000, small: 1000, loop: true },
  { name: "nqueens", size: 11, small: 6, loop: false },
  { name: "fib", size: 30, small: 14, loop: false },
  { name: "float_points", size: 200_000, small: 100, loop: true },
  { name: "monte_carlo", size: 500_000, small: 1000, loop: true },
  { name: "lu", size: 250, small: 20, loop: true },
  { name: "fft", size: 65_536, small: 256, loop: true },
  { name: "life", size: 500, small: 10, loop: true },
  { name: "word_count", size: 250_000, small: 1000, loop: false },
  { name: "pidigits", size: 3000, small: 100, loop: false },
  { name: "floyd_warshall", size: 300, small: 12, loop: true },
  { name: "dynamic", size: 1800, small: 40, loop: true },
  { name: "kmeans", size: 80_000, small: 200, loop: true },
  { name: "lcg", size: 600_000, small: 500, loop: true },
  { name: "hashing", size: 300_000, small: 1000, loop: true },
  { name: "diamonds", size: 800_000, small: 200, loop: true },
  { name: "phases", size: 150_000, small: 500, loop: false },
  { name: "mixed_classes", size: 80_000, small: 300, loop: false },
  { name: "scheduler", size: 500_000, small: 100, loop: false },
  { name: "raytrace", size: 400, small: 16, loop: false },
  { name: "constraints", size: 20_000, small: 20, loop: false },
  { name: "loop_finder", size: 10_000, small: 200, loop: false },
  { name: "binary_trees", size: 16, small: 6, loop: false },
  { name: "tree_walk", size: 20_000, small: 100, loop: false },
  { name: "permutations", size: 8, small: 5, loop: false },
  { name: "toy_vm", size: 12_000, small: 30, loop: false },
  { name: "neural_net", size: 4000, small: 3, loop: true },
  { name: "life_sets", size: 300, small: 10, loop: false },
  { name: "json_text", size: 4000, small: 10, loop: false },
  { name: "bigints", size: 1500, small: 20, loop: false },
];
