package org.bitmargin.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of a run and their columns; rates are fractions, counts are sums over chips. */
final class Columns {
  /** By file name; results last, because a cell with results is complete. */
  static final Map<String, List<String>> TABLES = tables();

  private Columns() {}

  private static Map<String, List<String>> tables() {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    put(
        tables,
        "training.csv",
        "cell,epoch,learning_rate,train_loss,train_accuracy,validation_loss,validation_accuracy,"
            + "validation_mean_logit_margin");
    put(tables, "margins.csv", "cell,fault_model,ber,bin_low,bin_high,count");
    put(tables, "confusion.csv", "cell,fault_model,ber,true_class,predicted_class,count");
    put(tables, "classes.csv", "cell,fault_model,ber,class,precision,recall,f1");
    put(
        tables,
        "audit.csv",
        "cell,fault_model,ber,chip,tensor,role,exposed,bit,stored_bits,flips_01,flips_10");
    put(
        tables,
        "addresses.csv",
        "cell,fault_model,tensor,role,exposed,codes,code_bits,mapping,first_bit,last_bit,first_bank,"
            + "first_row,first_column,last_bank,last_row,last_column");
    put(
        tables,
        "protection.csv",
        "cell,fault_model,fault_params,protection,ber,chip,stored_bits,faulty_bits,corrected,"
            + "detected,silent,residual_bits,drawn");
    put(
        tables,
        "energy.csv",
        "cell,fault_model,fault_params,protection,ber,tensor,kind,exposed,bits_read,bits_written,"
            + "energy_nj");
    put(
        tables,
        "metrics.csv",
        "cell,fault_model,ber,mean_logit_margin,mean_logit_range,relative_margin");
    put(
        tables,
        "results.csv",
        "experiment,dataset,model,loss,loss_params,weight_bits,activation_bits,fault_model,"
            + "fault_params,protection,lifetime,ber,train_seed,chip,correct,total,accuracy,"
            + "mean_logit_margin,flipped_bits,stored_bits");
    return tables;
  }

  private static void put(Map<String, List<String>> tables, String file, String columns) {
    tables.put(file, List.of(columns.split(",")));
  }
}
