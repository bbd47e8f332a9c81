/**
 * tfjs with the kernels the score needs, registered one by one, which keeps the other 150 out of
 * the bundle. Everything that uses tfjs imports it from here.
 */
import '@tensorflow/tfjs-backend-cpu/dist/base';
import { addConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Add';
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/BatchMatMul';
import { expConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Exp';
import { identityConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Identity';
import { log1pConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Log1p';
import { multiplyConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Multiply';
import { reshapeConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Reshape';
import { subConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sub';
import * as tf from '@tensorflow/tfjs-core';

const KERNELS = [
  addConfig,
  batchMatMulConfig,
  expConfig,
  identityConfig,
  log1pConfig,
  multiplyConfig,
  reshapeConfig,
  subConfig,
];
for (const kernel of KERNELS) tf.registerKernel(kernel);

export { tf };
