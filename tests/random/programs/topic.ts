// The form of a topic: tables of Python texts with holes.
//
// A hole is a word in braces, `{i}`: an int expression. `{i#1}` is filled once, and the same text
// stands wherever `{i#1}` is met again. `{{` and `}}` are braces of Python's own. Small letters are
// expressions, capitals are variables that may be assigned:
//
//     i I   int               q Q   list of ints           z   set of ints
//     f F   float             l L   list of any scalars    b   bytearray
//     s S   str               d D   dict                   r   list of rows, lists of ints
//     v V   any scalar        x     an expression of the variable x, which the text binds
//     c     condition         g     what a for loop may iterate: short, and unchanged by the body
//     p     true now and then n     a small literal, k     a count of turns, 1 to 5
//     w     a fresh counter   E     the name of an exception class
//
// Topics may add kinds of their own; their capitals are variables too. In statements, a line that is
// only `{block}` becomes statements. In definitions, `{name}` is the name that was given, and
// `{locals}` binds the variables of the function that it stands in, those that it uses.
//
// Every rule of a table is one text: to add one, add a line. The first of a table is what everything
// shrinks to.

/** What a definition adds to the program: texts of expressions by kind, statements too. */
export interface Offers {
  readonly expressions?: Readonly<Record<string, readonly string[]>>;
  readonly statements?: readonly string[];
  readonly kinds?: Readonly<Record<string, Kind>>;
}

/** Variables that hold one kind of values. */
export interface Kind {
  /** In the main loop. */
  readonly names: readonly string[];
  /** In functions. */
  readonly local: string;
  /** Texts of values to begin with; they may have holes of other kinds. */
  readonly initials: readonly string[];
  /** What keeps the value small, run at the start of every turn: `$` is the variable. */
  readonly bound?: string;
  /** How it is printed: `$` is the variable. */
  readonly show?: string;
}

export interface Definition extends Offers {
  /** Python text; what it offers names it `{name}`. */
  readonly text: string;
}

export interface Topic extends Offers {
  readonly name: string;
  readonly definitions: readonly Definition[];
  /** How often it takes part, compared with others. */
  readonly weight: number;
}
