// How the core was built.

#include <nanobind/nanobind.h>
#include <nanobind/stl/string_view.h>

#include "skaz/build.hpp"

namespace nb = nanobind;

void bind_build(nb::module_& m) {
    m.def("version", &skaz::version, "The version of skaz that the core was built for.");
    m.def("sanitizers", &skaz::sanitizers, "The sanitizers it was built with, as in 'address,undefined'; else ''.");
}
