/**
 * "Did you mean": the most similar of some names, by CPython's weighted edit distance
 * (Python/suggestions.c): a move costs 2, a change of case 1.
 */
const moveCost = 2;
const caseCost = 1;
const longest = 40;
const mostCandidates = 750;

/** The best candidate, or null when none is near enough. */
export function suggestName(wrong: string, candidates: readonly string[]): string | null {
  if (candidates.length >= mostCandidates || wrong.length > longest) return null;
  let best: string | null = null;
  let bestDistance = Number.MAX_SAFE_INTEGER;
  for (const candidate of candidates) {
    if (candidate === wrong) continue;
    // No more than a third of the letters may be wrong.
    let limit = Math.floor(((wrong.length + candidate.length + 3) * moveCost) / 6);
    limit = Math.min(limit, bestDistance - 1);
    const distance = editDistance(wrong, candidate, limit);
    if (distance > limit) continue;
    if (best === null || distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? caseCost : moveCost;
}

/** The distance, or something above `limit`. */
function editDistance(first: string, second: string, limit: number): number {
  if (first === second) return 0;
  let [a, b] = trimCommon(first, second);
  if (a === "" || b === "") return (a.length + b.length) * moveCost;
  if (a.length > longest || b.length > longest) return limit + 1;
  if (b.length < a.length) [a, b] = [b, a];
  if ((b.length - a.length) * moveCost > limit) return limit + 1;
  const row: number[] = [];
  for (let i = 0; i < a.length; i++) row.push((i + 1) * moveCost);
  let result = 0;
  for (let j = 0; j < b.length; j++) {
    result = j * moveCost;
    let distance = result;
    let smallest = Number.MAX_SAFE_INTEGER;
    for (let i = 0; i < a.length; i++) {
      const substituted = distance + substitutionCost(b[j] as string, a[i] as string);
      distance = row[i] as number;
      result = Math.min(substituted, Math.min(result, distance) + moveCost);
      row[i] = result;
      smallest = Math.min(smallest, result);
    }
    if (smallest > limit) return limit + 1;
  }
  return result;
}

function trimCommon(a: string, b: string): [string, string] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  return [a.slice(start, endA), b.slice(start, endB)];
}
