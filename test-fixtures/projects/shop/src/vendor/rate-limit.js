export const limit = (count) => console.warn('vendored code is not for us to judge', count);
