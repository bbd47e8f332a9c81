// A GPP provider for a page, made of the IAB's own package; the test plays the viewer by `window.gpp`.
import { CmpApi } from '@iabgpp/cmpapi';

const api = new CmpApi(31, 2);
api.setCmpStatus('loaded');
window.gpp = {
  /** The question is on screen. */
  ask() {
    api.setCmpDisplayStatus('visible');
    api.setSignalStatus('not ready');
  },
  /** The viewer has answered: fields of the one section that applies. */
  choose(section, id, fields) {
    for (const [name, value] of Object.entries(fields)) api.setFieldValue(section, name, value);
    api.setApplicableSections([id]);
    api.setCmpDisplayStatus('hidden');
    api.fireSectionChange(section);
    api.setSignalStatus('ready');
  },
};

// For widgets in frames, as "CMP API" of the GPP has it: a frame named as the locator, and messages.
addEventListener('message', ({ data, source }) => {
  const call = data?.__gppCall;
  if (!call) return;
  const { command, parameter, version, callId } = call;
  const answer = (returnValue, success) =>
    source.postMessage({ __gppReturn: { returnValue, success, callId } }, '*');
  window.__gpp(command, answer, parameter, version);
});
const locator = document.createElement('iframe');
locator.name = '__gppLocator';
locator.hidden = true;
document.body.append(locator);
