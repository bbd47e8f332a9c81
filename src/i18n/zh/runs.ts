/** Chinese texts of "How it runs". */

import { ASSUMED_WATTS, energyJoules } from '../../core/energy.js';
import type { RunView } from '../../core/view.js';
import type { CheckWords, RunsWords } from '../data-sections.js';
import { packWords } from './pack.js';
import { watchWords } from './tuning.js';
import { figures, zh } from './words.js';

/** Weight of a phone in newtons, for a picture of small energies: 200 g. */
const PHONE_NEWTONS = 1.96;

/** What a fault meant, by code; others are named by their code. */
const FAULT_WORDS: Readonly<Record<string, string>> = {
  storage: '有内容没能保存或读取。没能保存的只放在内存里。',
  worker: '独立线程无法启动，所以在页面内完成工作。',
  engine: '排序出错。商品有一段时间按直播顺序排列。',
  manifest: '统计方案无法使用。什么都没有发送。',
  report: '一条消息被收集服务器拒收。没有再次发送。',
  consent: '一次选择没能记下来，所以什么都没有开启。',
  model: '一个用于排序的文件无法使用。没有它，排序照常进行。',
  import: '带来的一个文件不合要求。没有从中读取任何内容。',
};

/** Chinese texts of "How it runs". */
export const runs: RunsWords = {
  lead: '以下各行来自这台设备刚做的检查。',
  isolation: (run) => ({
    title: '了解你的那部分程序',
    text:
      run.isolation === 'isolated'
        ? '没有网络：在打开你的记录之前，网络就已切断。'
        : run.isolation === 'worker'
          ? '与页面分开运行，但没有隔离：此浏览器或页面给它留了网络。它不使用网络。'
          : '在页面内运行，没有隔离：此浏览器或页面不允许其他方式。',
    state: run.isolation === 'isolated' ? '已隔离' : '未隔离',
    good: run.isolation === 'isolated',
  }),
  sorter: (run) => ({
    title: '排序程序',
    text: `${zh`版本${run.weightsVersion}，${run.weightsBytes}字节的数字${
      run.packBytes === 0 ? '' : zh`，另有${size(run.packBytes)}来自商店`
    }。`}${sorting(run.rankMs)}`,
    state: '在本机',
    good: true,
  }),
  pack: packWords,
  effort,
  notes: (run) => ({
    title: '你的记录',
    text:
      run.storage === 'durable'
        ? zh`${run.storedBytes === null ? '在本机' : size(run.storedBytes)}，用一把不离开此浏览器的密钥锁着。`
        : run.storage === 'visit'
          ? '按你的选择，只放在内存里。你离开后就忘记。'
          : '只放在内存里：此浏览器不让保存。你离开后就忘记。',
    state: run.storage === 'durable' ? (run.encrypted ? '已上锁' : '未上锁') : '在内存里',
    good: run.storage === 'visit' || (run.storage === 'durable' && run.encrypted),
  }),
  protection: ({ protection }) => ({
    title: '如果有人拿到这台设备',
    text:
      protection === 'passphrase'
        ? '没有你的口令，就读不到你的记录。'
        : '能打开此浏览器的人都能读到你的记录。在“你的选择”里设置口令，可以挡住他们。',
    state: protection === 'passphrase' ? '有口令' : '无口令',
    good: protection === 'passphrase',
  }),
  watch: watchWords,
  log: ({ audit }) => ({
    title: '日志',
    text:
      audit.intact === null
        ? '正在检查是否有内容被改动或取走。'
        : zh`${audit.entries}条，每条都与前一条相连。${
            audit.intact ? '没有内容被改动或取走。' : '有内容被改动或取走了。'
          }`,
    state: audit.intact === null ? '检查中' : audit.intact ? '完好' : '受损',
    good: audit.intact === true,
  }),
  cannot: '它做不到的',
  cannotText:
    '能解锁这台设备并打开此浏览器的人，能看到你在这里看到的一切。此页面上的恶意脚本也可能做到。此外，商店仍能看到每家商店都能看到的：你打开了哪些页面，买了什么。',
  check: '重新检查',
  checking: '正在检查…',
  checked: '刚刚检查过。',
  faults: '这次访问中出过的问题',
  noFaults: '这次访问没有出过问题。',
  fault: (code, count) =>
    `${FAULT_WORDS[code] ?? `有一处出错（${code}）。`}${count > 1 ? zh`发生了${count}次。` : ''}`,
};

function effort(run: RunView): CheckWords {
  const joules = energyJoules(run.workMs);
  const learned = run.learner.runs === 0 ? '' : zh`、学习${run.learner.runs}次`;
  const title = '你的设备付出了多少';
  if (run.rankings === 0) {
    return { title, text: '这次访问还没有排过序。', state: '0 J', good: null };
  }
  return {
    title,
    text: zh`这次访问排序${run.rankings}次${learned}，共工作${worked(run.workMs)}。按${ASSUMED_WATTS}瓦计（这是假定值，不是测量值），约${amount(joules)}焦耳，相当于把手机举高${lift(joules)}。`,
    state: `≈ ${amount(joules)} J`,
    good: null,
  };
}

/** Two figures that count. */
function amount(joules: number): string {
  return figures(joules < 0.01 ? 0.01 : Number(joules.toPrecision(2)));
}

function lift(joules: number): string {
  const centimetres = (joules / PHONE_NEWTONS) * 100;
  if (centimetres < 1) return '不到 1 厘米';
  return centimetres < 200
    ? zh`${Math.round(centimetres)}厘米`
    : zh`${Math.round(centimetres / 100)}米`;
}

function worked(ms: number): string {
  return ms < 1000
    ? zh`${Math.max(1, Math.round(ms))}毫秒`
    : zh`${Number((ms / 1000).toPrecision(2))}秒`;
}

function sorting(rankMs: number): string {
  if (rankMs <= 0) return '还没有排过序。';
  return rankMs < 1 ? '排序用时不到 1 毫秒。' : zh`排序用时${Math.round(rankMs)}毫秒。`;
}

function size(bytes: number): string {
  return bytes < 1000 ? zh`${bytes}字节` : `${figures(Math.round(bytes / 100) / 10)} kB`;
}
