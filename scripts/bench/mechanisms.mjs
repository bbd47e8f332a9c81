/**
 * Locally private ways to send one answer of d, or a set of items, for the bench of counts. Each has
 * its source, its chances, its sampler and its estimator. Math.random is good enough here: nobody's
 * privacy hangs on a bench. The mechanism that ships is taken from `src/`, with its exact sampler.
 *
 * Symbols: W = e^ε; f the share of viewers with an answer; p and q the chances that a report supports
 * an answer that is true, or is not; λ = f p + (1 − f) q. From n reports with c supporting ones the
 * estimate is (c/n − q) / (p − q), with variance λ(1 − λ) / (n (p − q)²), the drawing of viewers
 * included. Source of the general form: Wang, Blocki, Li and Jha, "Locally differentially private
 * protocols for frequency estimation", USENIX Security 2017, equations 2 and 3.
 */

import { createRandomBytes } from '../../src/cli/random-bytes.ts';
import { estimateShare, unitVariance } from '../../src/privacy/estimator.ts';
import { otherChance, truthChance } from '../../src/privacy/guarantee.ts';
import { drawRandomness, respond } from '../../src/privacy/mechanism/randomised-response.ts';

const below = (count) => Math.floor(Math.random() * count);

/** Variance of one report's estimate: λ(1 − λ) / (p − q)². */
function supportVariance({ p, q }, f) {
  const lambda = f * p + (1 - f) * q;
  return (lambda * (1 - lambda)) / (p - q) ** 2;
}

/** What supports which answers, as a mechanism of the bench. */
function supporting(name, source, chances, support) {
  return {
    name,
    source,
    chances,
    variance: (f) => supportVariance(chances, f),
    estimate(truths, answerCount) {
      const counts = new Float64Array(answerCount);
      for (const truth of truths) support(truth, counts);
      return [...counts].map(
        (count) => (count / truths.length - chances.q) / (chances.p - chances.q),
      );
    },
  };
}

/** k-ary randomised response as it ships. Source: `src/privacy/mechanism/randomised-response.ts`. */
export function shipped(weight, answerCount) {
  const randomBytes = createRandomBytes();
  const set = { weight, answerCount, setSize: 1 };
  return {
    name: 'randomised response (ships)',
    source: 'Warner 1965; Wang and others 2017, section 4.1',
    chances: { p: truthChance(weight, answerCount), q: otherChance(weight, answerCount) },
    variance: (f) => unitVariance(f, set),
    estimate(truths) {
      const counts = Array.from({ length: answerCount }, () => 0);
      for (const truth of truths) {
        const r = drawRandomness(weight, answerCount, randomBytes);
        counts[respond(truth, r, weight, answerCount)] += 1;
      }
      const n = truths.length;
      return counts.map((hits) => estimateShare({ hits, n, ...set }).unclipped);
    },
  };
}

/** Optimised unary encoding: p = 1/2, q = 1/(W + 1). Source: Wang and others 2017, section 4.3. */
export function optimisedUnary(weight) {
  return unary('OUE', 'Wang and others 2017, section 4.3', { p: 1 / 2, q: 1 / (weight + 1) });
}

/**
 * One-time RAPPOR, that is symmetric unary encoding: p = √W / (√W + 1), q = 1 − p. Source:
 * Erlingsson, Pihur and Korolova, CCS 2014; Wang and others 2017, section 4.3.
 */
export function rappor(weight) {
  const p = Math.sqrt(weight) / (Math.sqrt(weight) + 1);
  return unary('RAPPOR', 'Erlingsson and others 2014', { p, q: 1 - p });
}

function unary(name, source, chances) {
  return supporting(name, source, chances, (truth, counts) => {
    for (let answer = 0; answer < counts.length; answer += 1) {
      if (Math.random() < (answer === truth ? chances.p : chances.q)) counts[answer] += 1;
    }
  });
}

/**
 * Local hashing into g values, each viewer with a hash of the own: p = W / (W + g − 1), q = 1/g. g is
 * W + 1 in the paper; here the best of 2 to 64 for the shares at hand. Source: Wang and others 2017,
 * section 4.4.
 */
export function localHashing(weight, shares) {
  const chancesOf = (g) => ({ p: weight / (weight + g - 1), q: 1 / g });
  const g = best(2, 64, (at) => meanOf(shares, (f) => supportVariance(chancesOf(at), f)));
  const { p } = chancesOf(g);
  const made = supporting(
    'OLH',
    'Wang and others 2017, section 4.4',
    chancesOf(g),
    (truth, counts) => {
      const hash = Array.from(counts, () => below(g));
      const own = hash[truth];
      const other = below(g - 1);
      const sent = Math.random() < p ? own : other < own ? other : other + 1;
      for (const [answer, value] of hash.entries()) if (value === sent) counts[answer] += 1;
    },
  );
  return { ...made, parameter: { g } };
}

/**
 * Subset selection: a set of k answers, the true one in it with p = kW / (kW + d − k), another with
 * q = p (k − 1)/(d − 1) + (1 − p) k/(d − 1); the best k for the shares at hand. Source: Ye and Barg,
 * IEEE Transactions on Information Theory 64 (2018); Wang and others, arXiv 1607.08025.
 */
export function subsetSelection(weight, answerCount, shares) {
  const d = answerCount;
  const chancesOf = (k) => {
    const p = (k * weight) / (k * weight + d - k);
    return { p, q: (p * (k - 1) + (1 - p) * k) / (d - 1) };
  };
  const k = best(1, d - 1, (at) => meanOf(shares, (f) => supportVariance(chancesOf(at), f)));
  const { p } = chancesOf(k);
  const made = supporting('subset selection', 'Ye and Barg 2018', chancesOf(k), (truth, counts) => {
    const isIn = Math.random() < p;
    if (isIn) counts[truth] += 1;
    const others = Array.from({ length: d - 1 }, (_, at) => (at < truth ? at : at + 1));
    for (let left = isIn ? k - 1 : k; left > 0; left -= 1) {
      const [taken] = others.splice(below(others.length), 1);
      counts[taken] += 1;
    }
  });
  return { ...made, parameter: { k } };
}

/**
 * Discrete Laplace noise on each answer of the one-hot row. Replacing an answer moves the row by 2 in
 * L1, so t = e^(−ε/2), noise of variance 2t/(1 − t)². Source: Ghosh, Roughgarden and Sundararajan,
 * STOC 2009.
 */
export function discreteLaplace(weight) {
  const t = 1 / Math.sqrt(weight);
  const noise = (2 * t) / (1 - t) ** 2;
  const geometric = () => Math.floor(Math.log(1 - Math.random()) / Math.log(t));
  return {
    name: 'discrete Laplace',
    source: 'Ghosh and others 2009',
    chances: null,
    variance: (f) => f * (1 - f) + noise,
    estimate(truths, answerCount) {
      const sums = new Float64Array(answerCount);
      for (const truth of truths) {
        for (let answer = 0; answer < answerCount; answer += 1) {
          sums[answer] += (answer === truth ? 1 : 0) + geometric() - geometric();
        }
      }
      return [...sums].map((sum) => sum / truths.length);
    },
  };
}

/**
 * PrivSet: at most m of K items, padded with m of its own, answered by a k-subset of the K + m that
 * is W times likelier where it meets the viewer's set. With D = K + m, A = C(D, k), B = C(D − m, k),
 * Ω = W(A − B) + B: p = W C(D − 1, k − 1)/Ω, q = (W (C(D − 1, k − 1) − C(D − m − 1, k − 1)) +
 * C(D − m − 1, k − 1))/Ω; the best k for the shares at hand. Source: Wang and others, "PrivSet",
 * IEEE INFOCOM 2018.
 */
export function privSet(weight, itemCount, most, shares) {
  const domain = itemCount + most;
  const partsOf = (k) => {
    const disjoint = choose(domain - most, k);
    const omega = weight * (choose(domain, k) - disjoint) + disjoint;
    const own = choose(domain - 1, k - 1);
    const apart = choose(domain - most - 1, k - 1);
    return {
      p: (weight * own) / omega,
      q: (weight * (own - apart) + apart) / omega,
      disjointChance: disjoint / omega,
    };
  };
  const k = best(1, itemCount, (at) => meanOf(shares, (f) => supportVariance(partsOf(at), f)));
  const { p, q, disjointChance } = partsOf(k);
  return {
    name: 'PrivSet',
    source: 'Wang and others 2018',
    chances: { p, q },
    parameter: { k, most },
    variance: (f) => supportVariance({ p, q }, f),
    /** @param sets Lists of items, each at most `most` long. */
    estimate(sets) {
      const counts = new Float64Array(itemCount);
      const members = new Uint8Array(domain);
      for (const items of sets) {
        members.fill(0);
        for (const item of items) members[item] = 1;
        for (let pad = 0; pad < most - items.length; pad += 1) members[itemCount + pad] = 1;
        const meets = Math.random() >= disjointChance;
        for (;;) {
          const drawn = drawSubset(domain, k);
          if (drawn.some((item) => members[item] === 1) !== meets) continue;
          for (const item of drawn) if (item < itemCount) counts[item] += 1;
          break;
        }
      }
      return [...counts].map((count) => (count / sets.length - q) / (p - q));
    },
  };
}

/** `size` different numbers below `domain`, each set as likely as another (Floyd, 1987). */
function drawSubset(domain, size) {
  const taken = new Set();
  for (let top = domain - size; top < domain; top += 1) {
    const one = below(top + 1);
    taken.add(taken.has(one) ? top : one);
  }
  return [...taken];
}

function choose(n, k) {
  let ways = 1;
  for (let at = 1; at <= k; at += 1) ways = (ways * (n - k + at)) / at;
  return ways;
}

function best(from, to, cost) {
  let found = from;
  for (let at = from + 1; at <= to; at += 1) if (cost(at) < cost(found)) found = at;
  return found;
}

/** Mean over the counters, by their shares. */
export function meanOf(shares, value) {
  return shares.reduce((sum, share) => sum + value(share), 0) / shares.length;
}
