/** A learner at the other end of a port: jobs go over, weights come back. */

import { StreamPicksError } from '../../core/errors.js';
import type { Learner, LearnJob } from './job.js';

/** Longest wait for the weights, in milliseconds; learning takes some tens of them. */
export const LEARN_TIMEOUT_MS = 10_000;

interface JobMessage {
  readonly seq: number;
  readonly job: LearnJob;
}

type AnswerMessage =
  | { readonly seq: number; readonly theta: Float32Array }
  | { readonly seq: number; readonly fault: string };

/** The learner that answers at the other end. */
export function learnerAt(port: MessagePort): Learner {
  let seq = 0;
  const waiting = new Map<number, (answer: AnswerMessage) => void>();
  port.addEventListener('message', ({ data }: MessageEvent<AnswerMessage>) => {
    waiting.get(data.seq)?.(data);
    waiting.delete(data.seq);
  });
  port.start();
  return {
    learn: (job) =>
      new Promise((resolve, reject) => {
        seq += 1;
        const own = seq;
        const fail = (why: string) => reject(new StreamPicksError('engine', why));
        const timer = setTimeout(() => {
          waiting.delete(own);
          fail('The learner did not answer in time.');
        }, LEARN_TIMEOUT_MS);
        waiting.set(own, (answer) => {
          clearTimeout(timer);
          if ('theta' in answer) resolve(answer.theta);
          else fail(answer.fault);
        });
        port.postMessage({ seq: own, job } satisfies JobMessage);
      }),
  };
}

/** Answers the jobs that come in at a port. */
export function serveLearner(port: MessagePort, learn: (job: LearnJob) => Float32Array): void {
  port.addEventListener('message', ({ data: { seq, job } }: MessageEvent<JobMessage>) => {
    let answer: AnswerMessage;
    try {
      answer = { seq, theta: learn(job) };
    } catch (error) {
      answer = { seq, fault: String(error) };
    }
    port.postMessage(answer);
  });
  port.start();
}
