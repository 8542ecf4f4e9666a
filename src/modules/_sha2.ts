// The native module `_sha2`: the SHA-2 hashes, which `random` needs to be seeded by texts.

import { bytesOrUndefined } from "../objects/buffer.ts";
import { makeBytes } from "../bytecode/literals.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { defineGetters, defineMethods, type MethodRow } from "../objects/native.ts";
import { PyObject, type Value } from "../objects/object.ts";
import { isStr } from "../objects/protocols/text.ts";
import { defineType, type PyType, typeOf } from "../objects/type.ts";
import { hexText } from "./binascii.ts";
import { type Digest, Sha2, type Sha2Name } from "./digests/sha2.ts";
import { moduleFrom } from "./module.ts";

class PyHash extends PyObject {
  readonly digest: Digest;
  constructor(type: PyType, digest: Digest) {
    super();
    this.shape = type.rootShape;
    this.digest = digest;
  }
}

function bytesOf(data: Value): Uint8Array {
  if (isStr(data)) throw raise(exc.TypeError, "Strings must be encoded before hashing");
  const bytes = bytesOrUndefined(data);
  if (bytes !== undefined) return bytes;
  throw raise(exc.TypeError, "object supporting the buffer API required");
}

const narrowType = defineType({ name: "SHA256Type", module: "_sha2", isBase: false });
const narrowerType = defineType({ name: "SHA224Type", module: "_sha2", isBase: false });
const widerType = defineType({ name: "SHA384Type", module: "_sha2", isBase: false });
const wideType = defineType({ name: "SHA512Type", module: "_sha2", isBase: false });

for (const type of [narrowerType, narrowType, widerType, wideType]) {
  defineMethods(type, {
    copy: ["", (self: PyHash) => new PyHash(typeOf(self), self.digest.copy())],
    digest: ["", (self: PyHash) => makeBytes(self.digest.digest())],
    hexdigest: ["", (self: PyHash) => hexText(self.digest.digest(), "", 0)],
    update: [
      "obj, /",
      (self: PyHash, data: Value) => {
        self.digest.update(bytesOf(data));
        return null;
      },
    ],
  });
  defineGetters(type, {
    block_size: (self: PyHash) => self.digest.blockSize,
    digest_size: (self: PyHash) => self.digest.digestSize,
    name: (self: PyHash) => self.digest.name,
  });
}

function maker(name: Sha2Name, type: PyType): MethodRow {
  return [
    "data=b'', *, usedforsecurity=True, string=None",
    (data?: Value, _forSecurity?: Value, string?: Value) => {
      const hash = new PyHash(type, new Sha2(name));
      const given = data ?? string;
      if (given !== undefined && given !== null) hash.digest.update(bytesOf(given));
      return hash;
    },
  ];
}

export function makeModule(): PyModule {
  return moduleFrom("_sha2", null, {
    functions: {
      sha224: maker("sha224", narrowerType),
      sha256: maker("sha256", narrowType),
      sha384: maker("sha384", widerType),
      sha512: maker("sha512", wideType),
    },
    values: {
      SHA224Type: narrowerType,
      SHA256Type: narrowType,
      SHA384Type: widerType,
      SHA512Type: wideType,
    },
  });
}
