import random
from _sha2 import sha224, sha256, sha384, sha512

for make in (sha224, sha256, sha384, sha512):
    h = make(b"abc")
    print(h.name, h.digest_size, h.block_size, h.hexdigest())
    other = h.copy()
    other.update(b"x" * 300)
    print(other.hexdigest(), h.digest()[:4])
try:
    sha256("text")
except TypeError as e:
    print(e)
for seed in ("hello", b"hello", "", "\u00e9"):
    print(random.Random(seed).random())

# expect: sha224 28 64 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7
# expect: c62a84e2f81db390c5b8490be9def00c934f1445d83f7d2382127bf6 b'#\t}"'
# expect: sha256 32 64 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
# expect: cddb65d68da73e6ffb0d5123a06894e7062a65ae8a6cdde86e8ea6b4ea78cfa4 b'\xbax\x16\xbf'
# expect: sha384 48 128 cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7
# expect: 16f8fda8e4dabf3c9120aa6824fa34aa34b5147e0a1b98d69cfe3547dde826849eb7f6985560e19e4a17fc33c7c7097e b'\xcb\x00u?'
# expect: sha512 64 128 ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f
# expect: a629367875ab9c7449052a22329992e47fbb079c15aef7a40c8890a2ecad31c1ab8b1916c9b5185103c423b0d8ae0d7a8ecfe724b3422406d6ebcade16621ef9 b'\xdd\xaf5\xa1'
# expect: Strings must be encoded before hashing
# expect: 0.3537754404730722
# expect: 0.3537754404730722
# expect: 0.9602256525641875
# expect: 0.9689252893653495
