/** tfjs with what training the shipped weights needs besides the kernels of on-device learning. */
import { equalConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Equal';
import { logConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Log';
import { maxConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/Max';
import { realDivConfig } from '@tensorflow/tfjs-backend-cpu/dist/kernels/RealDiv';
import { castGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Cast_grad';
import { expGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Exp_grad';
import { logGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Log_grad';
import { maxGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Max_grad';
import { reshapeGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Reshape_grad';
import { sigmoidGradConfig } from '@tensorflow/tfjs-core/dist/gradients/Sigmoid_grad';
import { tf } from './tf-learn.js';

for (const kernel of [equalConfig, logConfig, maxConfig, realDivConfig]) tf.registerKernel(kernel);
for (const gradient of [
  castGradConfig,
  expGradConfig,
  logGradConfig,
  maxGradConfig,
  reshapeGradConfig,
  sigmoidGradConfig,
]) {
  tf.registerGradient(gradient);
}

export { tf };
