/**
 * Statistical audits of a randomiser: each says whether what it saw could come from one that keeps
 * (ε, 0)-local differential privacy. They share no code with what they audit.
 */

/** Chance that an audit blames a randomiser that keeps its promise. */
export const FALSE_ALARM = 1e-6;

/** log n! by summing, kept. */
const logFactorials = [0];
function logFactorial(n) {
  for (let at = logFactorials.length; at <= n; at += 1) {
    logFactorials.push(logFactorials[at - 1] + Math.log(at));
  }
  return logFactorials[n];
}

/** P[Bin(n, chance) ≥ hits]. */
export function upperTail(hits, n, chance) {
  let sum = 0;
  for (let at = n; at >= hits; at -= 1) {
    const ways = logFactorial(n) - logFactorial(at) - logFactorial(n - at);
    sum += Math.exp(ways + at * Math.log(chance) + (n - at) * Math.log1p(-chance));
  }
  return Math.min(1, sum);
}

/** The one-sided Clopper–Pearson bounds of a chance, each wrong with a chance of at most `alpha`. */
export function clopperPearson(hits, n, alpha) {
  const solve = (isBelow) => {
    let [low, high] = [0, 1];
    for (let step = 0; step < 60; step += 1) {
      const middle = (low + high) / 2;
      if (isBelow(middle)) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
  return {
    low: hits === 0 ? 0 : solve((chance) => upperTail(hits, n, chance) < alpha),
    high: hits === n ? 1 : solve((chance) => upperTail(n - hits, n, 1 - chance) >= alpha),
  };
}

/**
 * The two-input audit: with `draws` answers to each of two inputs, the largest ε that the counts
 * prove, up to a chance of {@link FALSE_ALARM}: ln of the lower bound of P(output | its own input)
 * over the upper bound of P(output | the other), for both inputs. Source: Clopper and Pearson,
 * Biometrika 26 (1934); as an audit of privacy, Ding and others, CCS 2018.
 *
 * @param send `send(input)` gives one randomised output.
 */
export function provenEpsilon(send, [one, other], draws) {
  const hits = (input, output) => {
    let seen = 0;
    for (let draw = 0; draw < draws; draw += 1) if (send(input) === output) seen += 1;
    return seen;
  };
  // Four bounds, so each may be wrong with a quarter of the chance.
  const bounds = (input, output) => clopperPearson(hits(input, output), draws, FALSE_ALARM / 4);
  const ratio = (own, foreign) => Math.log(bounds(own, own).low / bounds(foreign, own).high);
  return Math.max(ratio(one, other), ratio(other, one));
}

/**
 * The one-run audit: p-value of "the randomiser is ε-private" after `guesses` of independent fair
 * coins, one a viewer, of which `correct` were right; a guesser may look at all outputs and abstain.
 * p = P[Bin(guesses, e^ε / (e^ε + 1)) ≥ correct]. Source: Steinke, Nasr and Jagielski, "Privacy
 * auditing with one (1) training run", NeurIPS 2023, theorem 5.2 with δ = 0.
 *
 * Here a coin says which of two answers is a viewer's true one, and the guess is the answer that is
 * sent, where it is one of the two. Randomised response makes such a guess right with a chance of
 * exactly W / (W + 1), so the bound is met with equality and nothing of the audit is lost.
 *
 * @param weight W = e^ε as it is promised.
 */
export function oneRunPValue({ guesses, correct }, weight) {
  return upperTail(correct, guesses, weight / (weight + 1));
}

/** A randomised response with any W, as a faulty build might have it. */
export function respondWith(weight, answerCount, randomBytes) {
  const outcomes = weight + answerCount - 1;
  return (answer) => {
    for (;;) {
      const [byte] = randomBytes(1);
      if (byte >= 256 - (256 % outcomes)) continue;
      const r = byte % outcomes;
      if (r < weight) return answer;
      return r - weight < answer ? r - weight : r - weight + 1;
    }
  };
}
