/**
 * Putting the parts together: importing what attaches itself, and
 * opening the doors between the layers. Importing this file is all it takes.
 *
 * Order matters: objects first, then the vm, then the modules.
 */
import { installHost } from "./host/host.ts";
import { nodeHost } from "./host/node.ts";
import { attachLibrary } from "./library.ts";
import { nativeModules } from "./modules/index.ts";
import "./vm/code-attributes.ts";
import "./vm/frame-attributes.ts";
import "./vm/interpreter.ts";
import { installNativeModules } from "./vm/module-finder.ts";
import "./vm/module-loaders.ts";

installHost(nodeHost);
installNativeModules(nativeModules);
attachLibrary();
