import { placeOrder } from './place-order.js';

console.log('an empty cart is refused');
if ((await placeOrder({ id: '1', items: [] })) !== undefined) {
  console.error('it was not');
  process.exitCode = 1;
}
