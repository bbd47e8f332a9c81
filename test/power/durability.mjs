// How hard the engine's writes are made, for controls.

/**
 * A script for a page, to run before its own: every write of the engine's worker is 'relaxed', or
 * 'strict', and nothing else of the build changes but that relaxed writes are not followed by a new
 * log of the browser's, which would put them on the disk as well.
 */
export const everyWrite = (durability) => `(${setDurability})('${durability}');`;

function setDurability(durability) {
  const set = `{
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      return transaction.call(this, names, mode, { ...options, durability: '${durability}' });
    };
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (name, ...version) {
      if ('${durability}' === 'relaxed' && name === 'stream-picks-log') throw new Error('no log');
      return open.call(this, name, ...version);
    };
  }`;
  const RealBlob = window.Blob;
  window.Blob = class extends RealBlob {
    constructor(parts, options) {
      super([set, ...parts], options);
    }
  };
}
