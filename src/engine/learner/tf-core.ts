/**
 * tfjs without the operators it chains onto tensors: what `@tensorflow/tfjs-core` resolves to in
 * builds and browser tests (19.6 kB gzip instead of 23.3 with the kernels below).
 */
import '@tensorflow/tfjs-core/dist/base_side_effects';

export * from '@tensorflow/tfjs-core/dist/base';
