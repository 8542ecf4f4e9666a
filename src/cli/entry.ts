/** The worker without a trace compiler: what the bundle starts when jit/ is left out. */
import { attachNothing } from "./attach.ts";
import { runWorker } from "./worker.ts";

/** Called by the bundle when all of its files have run. */
export function start(): void {
  runWorker(attachNothing);
}
