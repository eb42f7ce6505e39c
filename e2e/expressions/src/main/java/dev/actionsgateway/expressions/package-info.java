/// GitHub's expression language: values, parser, evaluator, template tokens, context data.
///
/// The simulator's server side and the stand-in worker both call it. It knows neither HTTP nor
/// YAML.
@NullMarked
package dev.actionsgateway.expressions;

import org.jspecify.annotations.NullMarked;
