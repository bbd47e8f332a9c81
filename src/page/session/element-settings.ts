/** The element's settings as they are now, read again whenever attributes change. */

import { StreamPicksError } from '../../core/errors.js';
import type { Settings } from '../../wire/settings.js';
import { readSettings } from '../../wire/settings.js';
import type { Context } from './context.js';

/** What a reading found. */
export interface SettingsChange {
  readonly before: Settings;
  /** True when one of these settings is another one than before. */
  readonly changed: (...names: (keyof Settings)[]) => boolean;
}

/** The settings of one element. */
export class ElementSettings {
  /** By default everything is off. */
  now: Settings = readSettings(() => null, document.baseURI).settings;
  #context: Context;
  #told = new Set<string>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Reads the attributes, tells each problem once, and puts into the state what is drawn. */
  read(): SettingsChange {
    const { options, store, fault } = this.#context;
    const before = this.now;
    const { settings, problems } = readSettings(options.attribute, document.baseURI);
    this.now = settings;
    for (const { path, message } of problems) {
      const problem = `${path}=${options.attribute(path)}`;
      if (this.#told.has(problem)) continue;
      this.#told.add(problem);
      fault(new StreamPicksError('settings', `${path} ${message}`, { path }), 'settings');
    }
    const { controller, policy, contact, recipient, recipientCountry, maxPicks } = settings;
    store.update({
      maxPicks,
      notified: {
        controller: controller || location.hostname,
        policy,
        contact,
        recipient,
        recipientCountry,
      },
    });
    return { before, changed: (...names) => names.some((name) => before[name] !== settings[name]) };
  }
}
