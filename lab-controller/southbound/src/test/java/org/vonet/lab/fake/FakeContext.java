// SPDX-License-Identifier: Apache-2.0
package org.vonet.lab.fake;

import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Hashtable;
import org.osgi.service.component.ComponentContext;

/** A component context with properties and nothing else. */
public final class FakeContext {
  private FakeContext() {}

  /** A context with these properties, given as name, value, name, value… */
  public static ComponentContext with(String... properties) {
    Dictionary<String, Object> dictionary = new Hashtable<>();
    for (int i = 0; i < properties.length; i += 2) {
      dictionary.put(properties[i], properties[i + 1]);
    }
    return (ComponentContext)
        Proxy.newProxyInstance(
            FakeContext.class.getClassLoader(),
            new Class<?>[] {ComponentContext.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getProperties")) {
                return dictionary;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }
}
