import CommandLanguage
import Testing

@Suite("Precedence")
struct PrecedenceTests {
  @Test(
    "operators bind from loose to tight: or, and, not, comparisons, ??, .., + -, * / %, unary -",
    arguments: [
      Case("a or b and c", "(or a (and b c))"), Case("a and b or c", "(or (and a b) c)"),
      Case("not a and b", "(and (not a) b)"), Case("not a == b", "(not (== a b))"),
      Case("not not a", "(not (not a))"), Case("a and not b", "(and a (not b))"),
      Case("a == b and c != d", "(and (== a b) (!= c d))"),
      Case("a == b ?? c", "(== a (?? b c))"), Case("a ?? b == c", "(== (?? a b) c)"),
      Case("a ?? b .. c", "(?? a (.. b c))"), Case("1 .. n + 1", "(.. 1 (+ n 1))"),
      Case("1..n", "(.. 1 n)"), Case("a in 1..3", "(in a (.. 1 3))"),
      Case("a not in b", "(not in a b)"), Case("not a in b", "(not (in a b))"),
      Case("a + b * c", "(+ a (* b c))"), Case("a * b + c", "(+ (* a b) c)"),
      Case("a - b - c", "(- (- a b) c)"), Case("a / b / c", "(/ (/ a b) c)"),
      Case("a % b * c", "(* (% a b) c)"), Case("a ?? b ?? c", "(?? (?? a b) c)"),
      Case("(a + b) * c", "(* (+ a b) c)"), Case("- a * b", "(* (- a) b)"),
      Case("a * -b", "(* a (- b))"), Case("a - -b", "(- a (- b))"), Case("a--b", "(- a (- b))"),
      Case("-a.b", "(- a.b)"), Case("- -1", "(- -1)"), Case("-1 + 2", "(+ -1 2)"),
      Case("1 -2", "(- 1 2)"), Case("a < b", "(< a b)"), Case("a <= b", "(<= a b)"),
      Case("a > b", "(> a b)"), Case("a >= b", "(>= a b)"), Case("a!=b", "(!= a b)"),
    ])
  func binding(_ row: Case) { expectTree(row) }

  @Test(
    "fields, indexes and calls bind tightest and stand without a blank before them",
    arguments: [
      Case("a.b.c", "a.b.c"), Case("a?.b?.c", "a?.b?.c"), Case("a[0][1]", "a[0][1]"),
      Case("a.b[c + 1].d", "a.b[(+ c 1)].d"), Case("len(a).b", "len(a).b"),
      Case("len(a, b,)", "len(a, b)"), Case("len()", "len()"), Case("[1, 2][0]", "[1, 2][0]"),
      Case("{a: 1}.a", "{a: 1}.a"), Case("(take x).b", "(take [x]).b"),
      Case("\"ab\"[0]", "\"ab\"[0]"),
      Case("$a.b", "a.b"), Case("-a[0]", "(- a[0])"),
      Case("a.if", "a.if", "a field may have any name"),
    ])
  func paths(_ row: Case) { expectTree(row) }

  @Test(
    "lists and records",
    arguments: [
      Case("[]", "[]"), Case("[1,]", "[1]"), Case("[1, [2]]", "[1, [2]]"), Case("{}", "{}"),
      Case("{a: 1, b: {c: 2},}", "{a: 1, b: {c: 2}}"),
      Case("{\"a b\": 1, 'c': 2}", "{a b: 1, c: 2}", "a field's name may be quoted"),
      Case("{if: 1}", "{if: 1}", "or a keyword"),
    ])
  func collections(_ row: Case) { expectTree(row) }

  @Test(
    "the first token decides: a keyword, an assignment, a command, else an expression",
    arguments: [
      Case("x = 1", "(= x 1)"), Case("x=1", "(= x 1)"), Case("x == 1", "(== x 1)"),
      Case("x = take a", "(= x (take [a]))"), Case("x = (take a).b", "(= x (take [a]).b)"),
      Case("take", "(take)"), Case("x", "x"), Case("x -y", "(- x y)"), Case("x /y", "(/ x y)"),
      Case("x *y", "(* x y)"), Case("-x", "(- x)"), Case("\"text\"", "\"text\""),
      Case("unknown a.csv", "(unknown [a.csv])", "a name with an argument opens a command"),
      Case("unknown *.csv", "(unknown [*.csv])"), Case("unknown ~/a", "(unknown [~/a])"),
      Case("unknown ./a", "(unknown [./a])"), Case("unknown --flag", "(unknown --flag)"),
      Case("unknown \"a\"", "(unknown \"a\")"), Case("unknown $x", "(unknown x)"),
      Case("sleep", "(sleep)", "a command that this version does not have yet"),
      Case("print 1 + 2, -3", "(print (+ 1 2) -3)"), Case("print", "(print)"),
      Case("print (1 + 2) * 3", "(print (* (+ 1 2) 3))"),
      Case("for f in files *.csv { }", "(for f (files [*.csv]) {})"),
      Case("for i in 1..3 { take $i }", "(for i (.. 1 3) {(take i)})"),
      Case("while x < 3 { x = x + 1 }", "(while (< x 3) {(= x (+ x 1))})"),
      Case("while true { break; continue }", "(while true {break; continue})"),
    ])
  func statements(_ row: Case) { expectTree(row) }

  @Test("comparisons do not chain, and `not` stands before a whole comparison")
  func chains() {
    expectDiagnostics(
      """
      print 1 < 2 < 3
                  ^ error: comparisons do not chain → write `a < b and b < c`
      print 1 == 1 in [1]
                   ^^ error: comparisons do not chain → write `a < b and b < c`
      print 1 == not true
                 ^^^ error: `not` binds more loosely than the operator before it → write `(not …)`
      print -not true
             ^^^ error: `not` binds more loosely than the operator before it → write `(not …)`
      """)
  }
}
