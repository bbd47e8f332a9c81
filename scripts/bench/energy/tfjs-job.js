// Runs in a worker: the same rankings with the umbrella package of tfjs, as `rank-runtimes.mjs` lays
// them out ("gather"): what depends on the catalogue is uploaded once, each ranking uploads a profile.
importScripts('/tf.min.js');
const { tf } = self;
let kept = null;

async function take(data) {
  if (data.tables) {
    await tf.setBackend('cpu');
    const { items, width, ids, values } = data.tables;
    kept = {
      ids: tf.tensor2d(ids, [items, width], 'int32'),
      values: tf.tensor2d(values, [items, width]),
      base: tf.zeros([items]),
    };
    self.postMessage('ready');
    return;
  }
  const first = tf.tidy(() => {
    const score = tf.sum(tf.mul(tf.gather(tf.tensor1d(data.profile), kept.ids), kept.values), 1);
    return tf.topk(tf.add(score, kept.base), data.count).indices.dataSync();
  });
  self.postMessage(Array.from(first));
}

self.addEventListener('message', ({ data }) => {
  void take(data);
});
