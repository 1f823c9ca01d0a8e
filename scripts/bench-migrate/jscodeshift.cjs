/** The bare minimum of a migration in jscodeshift: calls of `logger` become coded, all by one constant. */
module.exports = function transform(file, { jscodeshift: j }) {
  const root = j(file.source);
  const calls = root.find(j.CallExpression, {
    callee: { type: 'MemberExpression', object: { name: 'logger' } },
  });
  if (calls.size() === 0) return undefined;
  calls.replaceWith(() =>
    j.callExpression(j.identifier('logConstant'), [
      j.identifier('logger'),
      j.memberExpression(j.identifier('LOG'), j.identifier('SOMETHING')),
    ]),
  );
  const imported = (name, source) =>
    j.importDeclaration([j.importSpecifier(j.identifier(name))], j.literal(source));
  root
    .find(j.ImportDeclaration)
    .at(-1)
    .insertAfter([
      imported('logConstant', '@loglex/runtime'),
      imported('LOG', '../../log-codes.js'),
    ]);
  return root.toSource();
};
