/**
 * Whether the device or its user asks to save: read once, when the engine starts. What is read stays
 * in the browser: nothing of it is sent, and it only keeps the engine from learning.
 */

/** Below this the battery is low, unless it is being charged; browsers start to save at a fifth. */
const LOW_BATTERY = 0.2;

/** Longest wait for the battery's answer, in milliseconds. */
const BATTERY_WAIT_MS = 200;

interface Battery {
  readonly level: number;
  readonly charging: boolean;
}

/** Parts of `navigator` that not every browser has; not in TypeScript's DOM library. */
interface SavingNavigator {
  readonly connection?: { readonly saveData?: boolean };
  /** Chromium only, and never in workers. */
  readonly getBattery?: () => Promise<Battery>;
}

/** True for data saver, a wish for reduced data, or a low battery that is not being charged. */
export async function wantsSaving(): Promise<boolean> {
  const saving = navigator as Navigator & SavingNavigator;
  if (saving.connection?.saveData === true) return true;
  if (matchMedia('(prefers-reduced-data: reduce)').matches) return true;
  const unknown = new Promise<null>((resolve) => setTimeout(() => resolve(null), BATTERY_WAIT_MS));
  try {
    const battery = await Promise.race([saving.getBattery?.() ?? null, unknown]);
    return battery !== null && !battery.charging && battery.level <= LOW_BATTERY;
  } catch {
    // A permissions policy may forbid the question; then nothing is known.
    return false;
  }
}
