/** tfjs with what learning needs besides the score: the kernels and gradients of its loss. */
import { castConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Cast';
import { negConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Neg';
import { sigmoidConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sigmoid';
import { softplusConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Softplus';
import { sumConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Sum';
import { addGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Add_grad';
import { batchMatMulGradConfig } from '@tensorflow/tfjs-core/dist/gradients/BatchMatMul_grad';
import { multiplyGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Multiply_grad';
import { negGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Neg_grad';
import { softplusGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Softplus_grad';
import { subGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Sub_grad';
import { sumGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Sum_grad';
import { tf } from './tf.js';

for (const kernel of [castConfig, negConfig, sigmoidConfig, softplusConfig, sumConfig])
  tf.registerKernel(kernel);
for (const gradient of [
  addGradConfig,
  batchMatMulGradConfig,
  multiplyGradConfig,
  negGradConfig,
  softplusGradConfig,
  subGradConfig,
  sumGradConfig,
]) {
  tf.registerGradient(gradient);
}

export { tf };
