package dev.hydrant.orc.internal.graal;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.apache.orc.impl.HadoopShims;

/// ORC finds its Hadoop shims by a class name that it puts together at run time; they need more of Hadoop than the
/// stubs have. A writer only asks them whether its stream is one of HDFS.
@TargetClass(className = "org.apache.orc.impl.HadoopShimsFactory")
final class HadoopShimsFactorySubstitution {

    private HadoopShimsFactorySubstitution() {}

    @Substitute
    public static HadoopShims get() {
        return new NoShims();
    }
}
