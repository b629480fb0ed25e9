// The list of what Python sees of the core. What a `bind_<type>` shows stands in `bind_<type>.cpp`; no logic here.

#include <nanobind/nanobind.h>

namespace nb = nanobind;

void bind_build(nb::module_& m);
void bind_ground(nb::module_& m);
void bind_story(nb::module_& m);

NB_MODULE(_core, m) {
    // what a script still holds when Python ends is no leak
    nb::set_leak_warnings(false);
    m.doc() = "The compiled core of skaz. Each room that needs it has one module that imports it; nothing else does.";
    bind_build(m);
    bind_ground(m);
    bind_story(m);
}
