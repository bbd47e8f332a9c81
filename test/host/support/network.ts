// Stands in for the network, and nothing else: what the page asks is noted, what it gets is set.

/** One request as the network saw it. */
interface Seen {
  readonly url: string;
  readonly method: string;
  readonly authorization: string | null;
  readonly credentials: RequestCredentials;
  readonly body: string;
}

/** Answers by the end of the path, such as `/estimates`. */
export type Answers = Record<string, () => Response | Promise<Response>>;

/** A stand-in for `fetch` that can be taken away again. */
export interface Network {
  readonly seen: Seen[];
  answers: Answers;
  restore(): void;
}

/** Puts the stand-in in place; a path without an answer fails as a network does. */
export function standIn(answers: Answers): Network {
  const original = window.fetch;
  const network: Network = {
    seen: [],
    answers,
    restore: () => {
      window.fetch = original;
    },
  };
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    network.seen.push({
      url: request.url,
      method: request.method,
      authorization: request.headers.get('authorization'),
      credentials: request.credentials,
      body: typeof init?.body === 'string' ? init.body : '',
    });
    const { pathname } = new URL(request.url);
    const found = Object.entries(network.answers).find(([end]) => pathname.endsWith(end));
    if (found === undefined) throw new TypeError('Failed to fetch');
    const aborted = new Promise<never>((_, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
    });
    return Promise.race([found[1](), aborted]);
  };
  return network;
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}
