// A way to pages beside the driver's: WebKit ends all automation when the process of one page dies,
// and the others are to be heard after that. A page asks the proxy what to do, and tells what came of
// it with the next question.

/** Runs in the page. */
async function listen(address) {
  for (let told = null; ; ) {
    const answer = await fetch(address, { method: 'POST', body: JSON.stringify(told) });
    const { script, args } = await answer.json();
    try {
      told = { value: new Function(script)(...args) };
    } catch (error) {
      told = { fault: String(error) };
    }
  }
}

/** @param path that the proxy answers with `answer`, at any origin */
export function openChannel(path) {
  /** By the page's number: what it is to do, first to last, and its question while it waits for more. */
  const lines = new Map();

  function hand(line) {
    const [next] = line.wishes;
    if (!line.response || !next) return;
    line.response.end(JSON.stringify({ script: next.script, args: next.args }));
    line.response = null;
  }

  return {
    /** A script that has the page listen from there on, and the number under which it does. */
    open() {
      const number = lines.size;
      lines.set(number, { wishes: [], response: null });
      return { number, script: `(${listen})(${JSON.stringify(`${path}?page=${number}`)})` };
    },
    /** As `/execute/sync` of the driver. Never resolves where the page is gone. */
    execute: (number, { script, args }) =>
      new Promise((resolve, reject) => {
        const line = lines.get(number);
        line.wishes.push({ script, args, resolve, reject });
        if (line.wishes.length === 1) hand(line);
      }),
    /** Answers a page's question; false where it is none. */
    answer(url, body, response) {
      const line = lines.get(Number(url.searchParams.get('page') ?? Number.NaN));
      if (!line) return false;
      const told = JSON.parse(body);
      if (told !== null) {
        const { resolve, reject } = line.wishes.shift();
        if (told.fault === undefined) resolve(told.value);
        else reject(new Error(told.fault));
      }
      line.response = response;
      hand(line);
      return true;
    },
  };
}
