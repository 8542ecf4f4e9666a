name = "a"
import _ring_b as other
