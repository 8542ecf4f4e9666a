/** posixpath.normpath and splitroot, which CPython does in C. */

/** The drive (always empty), the root and the rest of a path. */
export function splitRoot(path: string): [string, string, string] {
  if (!path.startsWith("/")) return ["", "", path];
  // Two leading slashes mean something of their own in POSIX; three or more are one.
  if (path.startsWith("//") && path[2] !== "/") return ["", "//", path.slice(2)];
  return ["", "/", path.slice(1)];
}

/** Without ".", "..", and double slashes, as far as the text allows. */
export function normalizePath(path: string): string {
  if (path === "") return ".";
  const [, root, rest] = splitRoot(path);
  const kept: string[] = [];
  for (const part of rest.split("/")) {
    if (part === "" || part === ".") continue;
    const isUp = part === "..";
    const canDrop = kept.length > 0 && kept[kept.length - 1] !== "..";
    if (!isUp || (root === "" && !canDrop)) kept.push(part);
    else if (canDrop) kept.pop();
  }
  const joined = root + kept.join("/");
  return joined === "" ? "." : joined;
}
