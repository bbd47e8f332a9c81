/** How many products are worked on before the thread is given back: a few milliseconds' work. */
export const SLICE = 1000;

/** Gives the thread back, so that what the viewer does comes first. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
