/**
 * Every tunable of the trace compiler: name, default, sentence. `--jit name=value` sets one,
 * `--jit help` prints this table.
 *
 * Thresholds are primes or one off a power of two on purpose: a threshold in phase with a short
 * inner loop would always record that loop's last turn.
 */
export const parameterTable = {
  threshold: [257, "Back edges of one loop before it is recorded."],
  outer_threshold: [
    7,
    "Back edges of a loop around a compiled one, from then on, before it is recorded.",
  ],
  function_threshold: [499, "Calls of one function before it is compiled from its entry."],
  exit_threshold: [37, "Times one exit is taken before a bridge is recorded there."],
  wide_threshold: [3, "Times an int32 overflow exit is taken before its operation is widened."],
  trace_limit: [4000, "Operations in one recording before it is given up."],
  tree_limit: [9000, "Operations in one compiled function before it stops growing."],
  bridge_limit: [60, "Bridges in one compiled function before it stops growing."],
  peer_limit: [4, "Versions of one loop, for different kinds of values, inside one another."],
  peel_limit: [3, "Turns of a loop recorded in line before its kinds must settle."],
  unroll_limit: [5, "Turns of a not yet compiled inner loop recorded in line."],
  inline_size: [
    150,
    "Instructions of a function that is still recorded through where it is called.",
  ],
  inline_branches: [4, "Conditional jumps of such a function."],
  inline_budget: [300, "Operations of a tree beyond which it inlines small functions only."],
  inline_small: [60, "Instructions of such a function; it has no conditional jumps."],
  inline_depth: [12, "Python calls recorded inside one another."],
  unroll_recursion: [1, "Calls of a short function recorded through inside its own code."],
  unroll_size: [40, "Instructions of a function that is short."],
  merges: [1, "0: paths that part at a branch are recorded apart to the end of the turn."],
  abort_limit: [6, "Recordings given up at one place before it is left alone."],
  abort_backoff: [300, "Back edges to wait after a recording was given up; doubled each time."],
  text_limit: [
    110000,
    "Characters of emitted JavaScript at which a function stops growing; V8 optimizes none above 61,440 bytes of its bytecode, about half as many.",
  ],
  compact_lists: [1024, "Items from which on [0] * n and [True] * n lie in typed arrays."],
  batch: [
    50,
    "A tree is emitted again after so many exits that this would spare, in percent of its operations.",
  ],
  backend: [0, "What runs compiled code: 0 JavaScript, 1 the reference (slow, checks everything)."],
  verify: [0, "1: check every tree, as recorded and after every pass."],
  count_turns: [0, "1: count the turns of loops, interpreted and compiled; --jit-stats sets it."],
  stress_seed: [0, "Seed of forced exits in stress mode; 0 draws one and prints it."],
  stress_exits: [0, "Force an exit once in this many checks; 0: never."],
} as const satisfies Record<string, readonly [number, string]>;

export type ParameterName = keyof typeof parameterTable;
export type Parameters = { [K in ParameterName]: number };

export function defaultParameters(): Parameters {
  const parameters = {} as Parameters;
  for (const key of Object.keys(parameterTable) as ParameterName[]) {
    parameters[key] = parameterTable[key][0];
  }
  return parameters;
}

/** Everything hot after two turns, bridges after one exit. */
export function stressParameters(): Parameters {
  return {
    ...defaultParameters(),
    threshold: 2,
    function_threshold: 2,
    exit_threshold: 1,
    wide_threshold: 1,
    compact_lists: 2,
    batch: 0,
    abort_backoff: 7,
    verify: 1,
    stress_exits: 23,
  };
}
