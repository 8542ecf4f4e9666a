/** The worker of the `adder` command, trace compiler included. */
import { runWorker } from "../src/cli/worker.ts";
import { attachFromOptions } from "./options.ts";

runWorker(attachFromOptions);
