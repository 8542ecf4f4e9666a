/**
 * The phase in which the standard library's modules run their bodies: code that runs once.
 *
 * It is told to whoever runs the interpreter, because a JavaScript engine takes these few hundred
 * thousand instructions for a hot program: it starts to optimize the run loop and what it calls,
 * with the types of class statements, and throws most of that away when the program begins.
 *
 * Invariant: `begin` and `end` alternate, also when a body raises.
 */
export interface LoadingListener {
  begin(): void;
  end(): void;
}

let listener: LoadingListener | null = null;
let depth = 0;

export function installLoadingListener(installed: LoadingListener): void {
  listener = installed;
}

/** Around the body of one module of the library. */
export function beginLibraryModule(): void {
  if (depth++ === 0) listener?.begin();
}

export function endLibraryModule(): void {
  if (--depth === 0) listener?.end();
}

export function isLoadingLibrary(): boolean {
  return depth > 0;
}
