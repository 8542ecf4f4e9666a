from decimal import *
import statistics, math
from fractions import Fraction
D=Decimal
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(D("1.10")+D("2.2"), D(1)/D(3), D("1e-7"), D("123E+3"), D(0.1), D("0.00"), repr(D("-0")), D("NaN"), D("-Infinity"), D("sNaN12"), D((1,(1,2,3),-2)), D("1_000.5"))
print(D("7")//D("2"), D("-7")//D("2"), D("-7")%D("3"), divmod(D("7.5"),D("2")), D(2)**10, D(2)**-2, D(2)**D("0.5"), D(2).sqrt(), D("1.44").sqrt(), D(1).exp(), D(10).ln(), D(2).log10(), D(1000).log10(), D("0.001").ln(), D("5.5").exp(), D("-3").exp(), D("1.0001").ln())
print(round(D("2.5")), round(D("2.675"),2), D("2.675").quantize(D("0.01")), D("2.665").quantize(D("0.01"),ROUND_HALF_UP), D("-2.5").to_integral_value(), D("2.5").to_integral_value(ROUND_UP), D("1200").normalize(), D("1.20").normalize(), int(D("-3.7")), float(D("0.1")), math.floor(D("-1.5")), math.ceil(D("1.2")), math.trunc(D("1.9")))
print(D("1.0")==1, D("1.5")==1.5, D("0.1")==0.1, D("0.5")==Fraction(1,2), hash(D("1.0"))==hash(1), hash(D("0.5"))==hash(0.5), D("1")<2, D("3")>2.5, max(D(1),D(3)), sorted([D("2"),D("1.5"),D(0)]), D(1) in {1})
print(f"{D('1234567.891'):,.2f} {D('0.5'):.0%} {D('1E+5'):f} {D('3.14159'):.3} {D('3.14159'):10.2f}| {D('3'):<6}| {D('-5'):+} {D('1.5'):e} {D('12345'):.2e} {D('1'):08.3f} {D('NaN'):>6} {D('0'):.2f}")
print(str(D("1E-10")), D("1E+10").to_eng_string(), D("123.456").as_tuple(), D("1.25").as_integer_ratio(), D("123").adjusted(), D("-1.5").copy_abs(), abs(D("-1.5")), -D("2"), +D("1.123456789012345678901234567890"), bool(D("0.0")), D("1").is_nan(), D("5").compare(D("3")), D("1.1").max(D("2")), D("2").next_plus(), D("2").next_minus())
t(lambda: D(0)**-1); t(lambda: D(0)**0); t(lambda: D(1)/0); t(lambda: D(0)/0); t(lambda: D("x")); t(lambda: D([1])); t(lambda: D(-1).sqrt()); t(lambda: int(D("NaN"))); t(lambda: D("1e999999")*10); t(lambda: D(None)); t(lambda: D("NaN")<1); t(lambda: D(5)%0); t(lambda: D(10)**D("-400")); t(lambda: D("Infinity")-D("Infinity")); t(lambda: round(D("1.55"),1)); t(lambda: D("1").quantize(D("1e-40")))
print(getcontext())
with localcontext() as c:
    c.prec=5; print(D(1)/D(7), D("123456")+0, c.flags[Inexact]); c.rounding=ROUND_UP; print(D(1)/D(7))
with localcontext(prec=3): print(D(2).sqrt(), D("1.005")*1)
print(D(1)/D(7)); getcontext().prec=50; print(D(2).sqrt(), D(1).exp(), D(2).ln(), D(3)**D("2.5"), D("1.1")**100)
getcontext().prec=28
print(sum([D("0.1")]*10), sum([D(1),2]), D("100")*D("1.05")**10, D(3).fma(2,5), 2-D("0.5"), 1/D(4), 2**D(3), 7//D(2), 7%D(4))
print(statistics.mean([1,2,3,4]), statistics.median([1,3,2]), statistics.stdev([1,2,3,4]), statistics.pvariance([1,2]), statistics.mode("aab"), statistics.mean([D("1.5"),D("2.5")]), statistics.stdev([D("1"),D("2"),D("4")]), statistics.quantiles([1,2,3,4,5]), statistics.fmean([1,2]), statistics.geometric_mean([1,2,4]), statistics.harmonic_mean([1,2]), statistics.linear_regression([1,2,3],[2,4,6]), statistics.NormalDist(0,1).cdf(1.5), statistics.correlation([1,2,3],[1,2,4]), statistics.multimode([1,1,2,2]), statistics.variance([Fraction(1,2),Fraction(3,2)]))
t(lambda: statistics.mean([])); t(lambda: statistics.stdev([1]))
import copy
print(copy.copy(D("1.5")), copy.deepcopy([D(1)]), D("1.5").__reduce__(), isinstance(D(1),__import__("numbers").Number), D.from_float(0.5), D("12.34").number_class(), D("1.5").same_quantum(D("2.1")), D(17).remainder_near(D(5)))

# expect: 3.30 0.3333333333333333333333333333 1E-7 1.23E+5 0.1000000000000000055511151231257827021181583404541015625 0.00 Decimal('-0') NaN -Infinity sNaN12 -1.23 1000.5
# expect: 3 -3 -1 (Decimal('3'), Decimal('1.5')) 1024 0.25 1.414213562373095048801688724 1.414213562373095048801688724 1.2 2.718281828459045235360287471 2.302585092994045684017991455 0.3010299956639811952137388947 3 -6.907755278982137052053974364 244.6919322642203879151889495 0.04978706836786394297934241565 0.00009999500033330833533316668095
# expect: 2 2.68 2.68 2.67 -2 3 1.2E+3 1.2 -3 0.1 -2 2 1
# expect: True True False True True True True True 3 [Decimal('0'), Decimal('1.5'), Decimal('2')] True
# expect: 1,234,567.89 50% 100000 3.14       3.14| 3     | -5 1.5e+0 1.23e+4 0001.000    NaN 0.00
# expect: 1E-10 10E+9 DecimalTuple(sign=0, digits=(1, 2, 3, 4, 5, 6), exponent=-3) (5, 4) 2 1.5 1.5 -2 1.123456789012345678901234568 False False 1 2 2.000000000000000000000000001 1.999999999999999999999999999
# expect: Infinity
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: DivisionByZero [<class 'decimal.DivisionByZero'>]
# expect: InvalidOperation [<class 'decimal.DivisionUndefined'>]
# expect: InvalidOperation [<class 'decimal.ConversionSyntax'>]
# expect: ValueError argument must be a sequence of length 3
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: ValueError cannot convert NaN to integer
# expect: Overflow [<class 'decimal.Overflow'>]
# expect: TypeError conversion from NoneType to Decimal is not supported
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: 1E-400
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: 1.6
# expect: InvalidOperation [<class 'decimal.InvalidOperation'>]
# expect: Context(prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded], traps=[InvalidOperation, DivisionByZero, Overflow])
# expect: 0.14286 1.2346E+5 True
# expect: 0.14286
# expect: 1.41 1.00
# expect: 0.1428571428571428571428571429
# expect: 1.4142135623730950488016887242096980785696718753769 2.7182818284590452353602874713526624977572470937000 0.69314718055994530941723212145817656807550013436026 15.588457268119895641747017073552851302485247284293 13780.612339822270184118337172089636776264331200038
# expect: 1.0 3 162.88946267774414062500 11 1.5 0.25 8 3 3
# expect: 2.5 2 1.2909944487358056 0.25 a 2 1.527525231651946668862682398 [1.5, 3.0, 4.5] 1.5 2.0 1.3333333333333333 LinearRegression(slope=2.0, intercept=0.0) 0.9331927987311419 0.9819805060619656 [1, 2] 1/2
# expect: StatisticsError mean requires at least one data point
# expect: StatisticsError stdev requires at least two data points
# expect: 1.5 [Decimal('1')] (<class 'decimal.Decimal'>, ('1.5',)) True 0.5 +Normal True 2
