/**
 * The table that answers every `Trouble` of the parser.
 *
 * Invariant: a row for each; a row throws CPython's error or leaves plain "invalid syntax".
 */
import { parseExpression } from "../expressions.ts";
import { T } from "../tokens.ts";
import { Trouble } from "../trouble.ts";
import {
  explainAfterUnpacked,
  explainArgumentEnd,
  explainBareStar,
  explainGenerator,
  explainNoDefault,
  explainParameterName,
  explainPositional,
  explainSlashFirst,
  explainStarAfterUnpacking,
  explainStarTwice,
} from "./calls.ts";
import {
  explainBlock,
  explainColon,
  explainHandlerName,
  explainHandlerType,
  explainHandlerTypes,
  explainImportFrom,
  explainImportNames,
  explainImportTarget,
  explainMatchColon,
  explainMixedHandlers,
  explainPatternTarget,
  explainPositionalPattern,
  explainReturns,
  explainTypeParamBound,
} from "./clauses.ts";
import {
  explainAtom,
  explainDictColon,
  explainDictValue,
  explainManyElements,
} from "./operands.ts";
import type { Explain } from "./reading.ts";
import {
  explainAnnotation,
  explainAssignment,
  explainAugmented,
  explainDelete,
  explainStatementEnd,
  explainLoop,
  explainWith,
} from "./targets.ts";
import {
  explainConversion,
  explainConversionEnd,
  explainDebugEnd,
  explainField,
  explainFieldEnd,
  explainFormatSpec,
  explainMixedTemplates,
} from "./templates.ts";

/** The message for the token the parser stands at. */
function at(message: string): Explain {
  return (d, p) => d.raiseAtToken(message, p.at);
}

/** The message for the token that the parser names. */
function atStart(message: string): Explain {
  return (d, _p, start) => d.raiseAtToken(message, start);
}

/** The message for the node that the parser names. */
function atNode(message: string): Explain {
  return (d, _p, _start, node) => {
    if (node !== null) d.raiseAtNode(message, node);
  };
}

const nothing: Explain = () => {};

export const explanations: Readonly<Record<Trouble, Explain>> = {
  [Trouble.Token]: nothing,
  [Trouble.Atom]: explainAtom,
  [Trouble.StatementEnd]: explainStatementEnd,
  [Trouble.ManyStatements]: (d, _p, start) => {
    // The statement itself is right, and nothing behind it has been read.
    d.reach = start;
    d.raiseAtToken("multiple statements found while compiling a single statement", start);
  },
  [Trouble.Colon]: explainColon,
  [Trouble.Block]: explainBlock,
  [Trouble.AssignmentTarget]: (d, p, start, node) => {
    if (node !== null) explainAssignment(d, p, start, node);
  },
  [Trouble.AugmentedTarget]: (d, _p, start, node) => {
    if (node !== null) explainAugmented(d, start, node);
  },
  [Trouble.AnnotationTarget]: (d, p, start, node) => {
    if (node !== null) explainAnnotation(d, p, start, node);
  },
  [Trouble.DeleteTarget]: (d, _p, start) => explainDelete(d, start),
  [Trouble.LoopTarget]: (d, _p, start) => explainLoop(d, start),
  [Trouble.WithTarget]: (d, _p, start) => explainWith(d, start),
  [Trouble.ComprehensionIn]: at("'in' expected after for-loop variables"),

  [Trouble.ImportNames]: explainImportNames,
  [Trouble.ImportComma]: at("trailing comma not allowed without surrounding parentheses"),
  [Trouble.ImportFrom]: explainImportFrom,
  [Trouble.ImportTarget]: (d, _p, start) => explainImportTarget(d, start),
  [Trouble.NoTypeParams]: (d, p) =>
    d.raiseFrom(
      "Type parameter list cannot be empty",
      p.at,
      p.peek() === T.Equal ? p.at + 1 : p.at,
    ),
  [Trouble.TypeParamBound]: explainTypeParamBound,
  [Trouble.FunctionParen]: atStart("expected '('"),
  [Trouble.Returns]: (d, _p, start) => explainReturns(d, start),
  [Trouble.ElifAfterElse]: at("'elif' block follows an 'else' block"),
  [Trouble.TryEnd]: (d, p) =>
    d.raiseAtLayout("SyntaxError", "expected 'except' or 'finally' block", p.at),
  [Trouble.MixedHandlers]: (d, _p, start) => explainMixedHandlers(d, start),
  [Trouble.HandlerType]: explainHandlerType,
  [Trouble.HandlerTypes]: explainHandlerTypes,
  [Trouble.HandlerName]: (d, _p, start) => explainHandlerName(d, start),
  [Trouble.MatchColon]: explainMatchColon,

  [Trouble.MixedBytes]: at("cannot mix bytes and nonbytes literals"),
  [Trouble.MixedTemplates]: explainMixedTemplates,
  [Trouble.Field]: (d, _p, start) => explainField(d, start),
  [Trouble.FieldEnd]: (d, p) => explainFieldEnd(d, p.at),
  [Trouble.DebugEnd]: (d, p) => explainDebugEnd(d, p.at),
  [Trouble.ConversionEnd]: (d, p) => explainConversionEnd(d, p.at),
  [Trouble.Conversion]: explainConversion,
  [Trouble.FormatSpec]: (d, p) => explainFormatSpec(d, p.at),

  [Trouble.StarredNeighbour]: (d, _p, start) => {
    d.parseClosely(start, parseExpression);
  },
  [Trouble.Starred]: atNode("cannot use starred expression here"),
  [Trouble.StarredElement]: atNode("iterable unpacking cannot be used in comprehension"),
  [Trouble.ManyElements]: (d, p, open) => explainManyElements(d, p, open, p.at - 1),
  [Trouble.DictColon]: (d, _p, _start, node) => explainDictColon(d, node),
  [Trouble.DictValue]: explainDictValue,
  [Trouble.DictUnpacking]: atStart("dict unpacking cannot be used in dict comprehension"),

  [Trouble.KeywordValue]: (d, p, start) =>
    d.raiseAtTokens("expected argument value expression", start, p.at - 1),
  [Trouble.ArgumentEnd]: explainArgumentEnd,
  [Trouble.Generator]: explainGenerator,
  [Trouble.Positional]: explainPositional,
  [Trouble.StarAfterUnpacking]: explainStarAfterUnpacking,

  [Trouble.ParameterName]: explainParameterName,
  [Trouble.NoDefault]: explainNoDefault,
  [Trouble.DefaultValue]: (d, p) => d.raiseAtToken("expected default value expression", p.at - 1),
  [Trouble.StarDefault]: at("var-positional argument cannot have default value"),
  [Trouble.StarTwice]: explainStarTwice,
  [Trouble.BareStar]: explainBareStar,
  [Trouble.UnpackedDefault]: at("var-keyword argument cannot have default value"),
  [Trouble.AfterUnpacked]: explainAfterUnpacked,
  [Trouble.SlashFirst]: explainSlashFirst,
  [Trouble.SlashTwice]: at("/ may appear only once"),
  [Trouble.SlashAfterStar]: at("/ must be ahead of *"),
  [Trouble.SlashStar]: at("expected comma between / and *"),

  [Trouble.PatternTarget]: (d, _p, start) => explainPatternTarget(d, start),
  [Trouble.PositionalPattern]: explainPositionalPattern,
  [Trouble.RealPart]: atNode("real number required in complex literal"),
  [Trouble.ImaginaryPart]: atNode("imaginary number required in complex literal"),
};
