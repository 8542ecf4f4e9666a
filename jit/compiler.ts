/**
 * What the command needs of the trace compiler, in one file: the build makes a script of its own of
 * it (build-parts.mjs), which is read when a program has become hot or an option asks for it.
 */
export { attachJit } from "./index.ts";
export { attachFromOptions } from "./options.ts";
