/** Generated from log-catalog/*.yaml. Do not edit. */

export interface LogCode {
  readonly code: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly component: string;
}

export const LOG = {
  ORDER_PLACED: {
    code: 'SHOP101',
    level: 'info',
    message: 'Order {order_id} placed: {items} items',
    component: 'checkout',
  },
  CART_EMPTY: {
    code: 'SHOP102',
    level: 'warn',
    message: 'Checkout refused: the cart is empty',
    component: 'checkout',
  },
  CART_DROPPED: {
    code: 'SHOP103',
    level: 'info',
    message: 'Cart {cart_id} dropped',
    component: 'checkout',
  },
  CART_ABANDONED: {
    code: 'SHOP104',
    level: 'info',
    message: 'Cart {cart_id} abandoned',
    component: 'checkout',
  },
  DISCOUNT_REFUSED: {
    code: 'SHOP105',
    level: 'info',
    message: 'Discount {discount} refused: {reason}',
    component: 'checkout',
  },
  COUPON_PRINTED: {
    code: 'SHOP106',
    level: 'info',
    message: 'Coupon printed',
    component: 'checkout',
  },
  PAYMENT_TAKEN: {
    code: 'SHOP201',
    level: 'info',
    message: 'Payment of order {order_id} taken',
    component: 'payments',
  },
  PAYMENT_DECLINED: {
    code: 'SHOP202',
    level: 'warn',
    message: 'Payment of order {order_id} declined: {reason}',
    component: 'payments',
  },
  PAYMENT_FAILED: {
    code: 'SHOP203',
    level: 'error',
    message: 'Payment of order {order_id} failed',
    component: 'payments',
  },
  PAYMENT_RETRIED: {
    code: 'SHOP204',
    level: 'warn',
    message: 'Payment of order {order_id} tried again',
    component: 'payments',
  },
  REFUND_SENT: {
    code: 'SHOP205',
    level: 'info',
    message: 'Refund of order {order_id} sent',
    component: 'payments',
  },
  STOCK_LOW: {
    code: 'SHOP301',
    level: 'warn',
    message: 'Stock of {sku} is low: {left} left',
    component: 'inventory',
  },
  STOCK_RESERVED: {
    code: 'SHOP302',
    level: 'info',
    message: 'Reserved {quantity} of {sku}',
    component: 'inventory',
  },
  STOCK_MOVED: {
    code: 'SHOP303',
    level: 'info',
    message: 'Moved {quantity} of {sku} ',
    component: 'inventory',
  },
  REQUEST_SERVED: {
    code: 'SHOP401',
    level: 'info',
    message: '{method} {path} answered {status}',
    component: 'http',
  },
  SIGN_IN_REFUSED: {
    code: 'SHOP402',
    level: 'warn',
    message: 'Sign-in of {user} refused',
    component: 'http',
  },
  SERVER_UP: {
    code: 'SHOP503',
    level: 'info',
    message: 'Listening on port {port}',
    component: 'http',
  },
} as const satisfies Record<string, LogCode>;
