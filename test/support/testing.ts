/**
 * `@open-wc/testing` as the component tests see it (web-test-runner.config.mjs puts this in its
 * place): what is waited for may take as long as a busy machine takes, not the second it allows.
 */
import { waitUntil as waitFor } from '@open-wc/testing';

export * from '@open-wc/testing';

/** Longest wait, in milliseconds, where a test names none; shorter than a test may take. */
const PATIENCE_MS = 8000;

/** As the original, with more patience. @throws {Error} when the condition does not come about */
export function waitUntil(
  condition: () => unknown,
  message?: string,
  options: { readonly interval?: number; readonly timeout?: number } = {},
): Promise<void> {
  return waitFor(condition, message, { timeout: PATIENCE_MS, ...options });
}
