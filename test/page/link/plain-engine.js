// Stands for a `worker-src` file that is served without a policy.
fetch('data:,').then(
  () => postMessage({ ready: 'worker' }),
  () => postMessage({ ready: 'isolated' }),
);
