/** The worker without a trace compiler: what the bundle starts when jit/ is left out. */
import { attachNothing } from "./attach.ts";
import { runWorker } from "./worker.ts";

runWorker(attachNothing);
