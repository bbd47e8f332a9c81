/** What is on: asked once, then again whenever a show ends or begins. */

import type { ShowNews } from '../server/server.js';

export type { ShowNews } from '../server/server.js';

/** How long after a change the server is asked, so that it has happened there too. */
const AFTER_MS = 150;
const RETRY_MS = 3000;
/** Longest time without asking, for clocks that were set or computers that slept. */
const AT_MOST_MS = 60_000;

/** The server's clock as seen from here. */
export class ServerClock {
  #ahead = 0;

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Takes over the server's time. */
  set(now: number): void {
    this.#ahead = now - Date.now();
  }
}

/** Calls back now and at each change, for as long as the page lives. */
export function followShows(clock: ServerClock, onNews: (news: ShowNews) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    clearTimeout(timer);
    let wait = RETRY_MS;
    try {
      const response = await fetch('/show.json');
      if (response.ok) {
        const news = (await response.json()) as ShowNews;
        clock.set(news.now);
        onNews(news);
        wait = (news.live ? news.end : news.next.start) - news.now + AFTER_MS;
      }
    } catch {
      // The server is away for a moment; asked again below.
    }
    timer = setTimeout(() => void ask(), Math.min(AT_MOST_MS, Math.max(0, wait)));
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void ask();
  });
  void ask();
}
