/**
 * Proof by enumeration that a randomiser keeps its promise: every value of the random byte is tried
 * for every true answer, so there is no chance of a false alarm.
 */

class Rejected extends Error {}

/**
 * What a randomiser does with every byte.
 *
 * @param randomiser `draw(weight, answerCount, randomBytes)` gives r, `respond(answer, r, weight,
 *   answerCount)` the answer that is sent.
 * @returns `accepted`: bytes that are not rejected; `largest`: the numerator and denominator of the
 *   largest ratio of P(output | one answer) to P(output | another), denominator 0 when it is
 *   infinite.
 */
export function enumerateRandomiser(randomiser, weight, answerCount) {
  const draws = [];
  for (let byte = 0; byte < 256; byte += 1) {
    try {
      draws.push(randomiser.draw(weight, answerCount, onlyByte(byte)));
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
    }
  }
  const outcomes = Array.from({ length: answerCount }, (_, truth) => {
    const times = Array.from({ length: answerCount }, () => 0);
    for (const r of draws) times[randomiser.respond(truth, r, weight, answerCount)] += 1;
    return times;
  });
  let largest = [1, 1];
  for (let output = 0; output < answerCount; output += 1) {
    for (const one of outcomes) {
      for (const other of outcomes) {
        const ratio = [one[output], other[output]];
        if (ratio[0] * largest[1] > largest[0] * ratio[1]) largest = ratio;
      }
    }
  }
  return { accepted: draws.length, largest };
}

/** True when the largest ratio is exactly `weight`, compared in whole numbers. */
export function keepsPromise(randomiser, weight, answerCount) {
  const [over, under] = enumerateRandomiser(randomiser, weight, answerCount).largest;
  return over === weight * under;
}

/** A source that has one byte to give; asking for another means that the first was rejected. */
export function onlyByte(byte) {
  let given = false;
  return (length) => {
    if (given) throw new Rejected();
    given = true;
    return new Uint8Array(length).fill(byte);
  };
}

/** A source that gives these bytes in turn and fails when they run out. */
export function bytesInTurn(...values) {
  let at = 0;
  return (length) => {
    if (at + length > values.length) throw new Error('no bytes left');
    at += length;
    return Uint8Array.from(values.slice(at - length, at));
  };
}
