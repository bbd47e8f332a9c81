/** Entry of one ranking process: takes a task, tells of its progress, answers with the ranks. */

import type { ProcessMessage } from './processes.js';
import { type RankTask, rankViewers } from './rank-viewers.js';

process.once('message', (task: RankTask) => {
  const ranks = rankViewers(task, (done) => say({ done }));
  say({ ranks }, () => process.disconnect());
});

function say(message: ProcessMessage, onSent: () => void = () => {}): void {
  process.send?.(message, onSent);
}
